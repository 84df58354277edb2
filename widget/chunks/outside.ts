// One chunk: all that <chama-meeting> shows to somebody who is not in the meeting. Screens that are seen together travel together.
import '../elements/after-screen.ts';
import '../elements/before-screen.ts';
import '../elements/loading-screen.ts';
import '../elements/trouble-screen.ts';
