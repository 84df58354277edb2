// What both public tags share: who is asking (tokens), where the server is, language and theme, live regions, and keeping keys from the page.
import { ContextProvider } from '@lit/context';
import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { ChamaError } from './client/chama-error.ts';
import { now } from './client/clock.ts';
import { expiringMs, type Token, type TokenContext, type TokenProvider, tokenUrlProvider, untilOf } from './client/tokens.ts';
import { announcerContext, type HiddenFeature, type Surroundings, surroundingsContext } from './controllers/client-context.ts';
import { LiveRegions } from './controllers/live-regions.ts';
import { SurroundingsController, type Theme } from './controllers/surroundings-controller.ts';
import { type ChamaMeetingEvents, fire } from './events.ts';
import type { StringOverrides } from './strings/overrides.ts';
import { version } from './version.ts';

/** `https://meet.example/embed/v1/chama-meeting.js` is served by `https://meet.example`. */
export const scriptServer = import.meta.url.replace(/\/embed\/.*$/, '');

const keyEvents = ['keydown', 'keypress', 'keyup'] as const;

export abstract class PortalTag extends LitElement {
  static readonly version = version;

  /** Same-origin address that answers `{token, expiresAt}` to a POST. */
  @property({ attribute: 'token-url' }) tokenUrl = '';
  @property({ attribute: 'csrf-header' }) csrfHeader = '';
  @property({ attribute: 'csrf-meta' }) csrfMeta = '';
  /** Origin of the meeting server; by default the one this script came from. */
  @property() server = '';
  @property() override lang = '';
  @property() override dir = '';
  @property() theme: Theme = 'auto';
  /** Beats `token-url`. */
  @property({ attribute: false }) tokenProvider: TokenProvider | null = null;

  /** The portal's own words in place of ours, by table and name, such as `{room: {leave: 'Go out'}}`. */
  @property({ attribute: false }) strings: StringOverrides | null = null;

  readonly #around = new SurroundingsController(this, () => this);
  readonly #surroundings = new ContextProvider(this, { context: surroundingsContext });
  readonly #regions = new LiveRegions();
  #token = '';
  #expiring: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new ContextProvider(this, { context: announcerContext, initialValue: this.#regions });
  }

  /** Write-only, for demonstrations: a token in a page's HTML ends up in caches, so it does not stay there. */
  @property()
  set token(token: string | null) {
    if (!token) return;
    this.#token = token;
    this.removeAttribute('token');
    if (this.isConnected) this.#watchToken();
  }

  get token(): string {
    return '';
  }

  get version(): string {
    return version;
  }

  protected get serverUrl(): string {
    return this.server || scriptServer;
  }

  /** Whether there is any way to get a token yet. */
  protected get isSignedIn(): boolean {
    return this.tokenProvider !== null || this.tokenUrl !== '' || this.#token !== '';
  }

  protected get surroundings(): Surroundings | undefined {
    return this.#surroundings.value;
  }

  /** What the tag's own attributes add to its surroundings. */
  protected ownSurroundings(): OwnSurroundings {
    return { displayName: '', avatarUrl: '', hidden: nothingHidden, leaveUrl: null, layout: 'auto', expanded: null };
  }

  /** Rooms are dark whatever the page is. */
  protected get isAlwaysDark(): boolean {
    return false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#regions.open();
    this.#watchToken();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#regions.close();
    clearTimeout(this.#expiring);
  }

  /** Defined, so that `moveBefore` moves a live tag without ending anything. */
  connectedMoveCallback(): void {
    this.requestUpdate();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    for (const name of keyEvents) root.addEventListener(name, keepTyping);
    return root;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { language, direction, scheme } = this.#around;
    const next: Surroundings = { language, direction, scheme, strings: this.strings, ...this.ownSurroundings() };
    const before = this.#surroundings.value as Surroundings | undefined;
    if (!before || !isSame(before, next)) this.#surroundings.setValue(next);
  }

  protected override updated(_changed: PropertyValues): void {
    const { scheme } = this.#around;
    this.dataset.scheme = this.isAlwaysDark ? 'dark' : scheme;
  }

  /** Whoever set a bare token must set the next one: nothing else can. */
  #watchToken(): void {
    clearTimeout(this.#expiring);
    const until = untilOf({ token: this.#token });
    if (until === 0) return;
    const tell = () => {
      if (this.tokenProvider || this.tokenUrl) return;
      fire<ChamaMeetingEvents, 'chama-token-expiring'>(this, 'chama-token-expiring', { expiresAt: new Date(until).toISOString() });
    };
    this.#expiring = setTimeout(tell, Math.max(0, until - now() - expiringMs));
  }

  /** By property, address or attribute, whichever is there when a token is needed. */
  protected readonly provideToken = async (context: TokenContext): Promise<Token> => {
    if (this.tokenProvider) return this.tokenProvider(context);
    if (this.tokenUrl) return tokenUrlProvider({ url: this.tokenUrl, csrfHeader: this.csrfHeader, csrfMeta: this.csrfMeta })(context);
    if (this.#token) return { token: this.#token };
    throw new ChamaError('token-failed', { message: 'set token-url or tokenProvider' });
  };
}

export type OwnSurroundings = Pick<Surroundings, 'displayName' | 'avatarUrl' | 'hidden' | 'leaveUrl' | 'layout' | 'expanded'>;

export const nothingHidden: ReadonlySet<HiddenFeature> = new Set();

/** What somebody types into our fields is no shortcut of the page. The page would see the tag itself as the target, not the field. */
function keepTyping(event: Event): void {
  const [target] = event.composedPath();
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) event.stopPropagation();
  else if (target instanceof HTMLElement && target.isContentEditable) event.stopPropagation();
}

function isSame(a: Surroundings, b: Surroundings): boolean {
  const keys = Object.keys(a) as (keyof Surroundings)[];
  const isSameSet = a.hidden.size === b.hidden.size && [...a.hidden].every((feature) => b.hidden.has(feature));
  return isSameSet && keys.every((key) => key === 'hidden' || a[key] === b[key]);
}
