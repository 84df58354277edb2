// One chunk: all that is shown between wanting in and being in.
import '../elements/lobby-screen.ts';
import '../elements/pre-join-screen.ts';
import '../elements/use-here-screen.ts';
