// What the room needs a moment after it stands: panels, settings, the question at leaving, reactions, a shared screen. A chunk of its own, so that the first picture of the room is light.
import './chat-panel.ts';
import './leave-dialog.ts';
import './people-panel.ts';
import './polls-panel.ts';
import './reaction-flight.ts';
import './settings-dialog.ts';
import './share-stage.ts';
import './speaker-peek.ts';
