// The portal's pages as HTML: the door, the list of meetings, one meeting. The tags do the rest.
import { html, raw } from 'hono/html';
import { chama, type Person, people } from './people.ts';

type Html = ReturnType<typeof html>;

/** What `?lang=` and `?theme=` ask for. */
export interface Look {
  readonly lang: string;
  readonly theme: string;
}

interface Page extends Look {
  readonly title: string;
  readonly script?: string;
  readonly body: Html;
}

function page({ title, lang, theme, script, body }: Page): Html {
  return html`<!doctype html>
<html lang="${lang}" data-theme="${theme}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <title>${title} · ${chama.name}</title>
    <link rel="icon" href="/portal.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/portal.css" />
    ${script ? html`<script type="module" src="${script}"></script>` : raw('')}
  </head>
  <body>
    ${body}
  </body>
</html>`;
}

export function doorPage(look: Look, otherDoor: string | undefined): Html {
  const second = otherDoor ? html`open <a href="${otherDoor}">${otherDoor}</a>, or a private window` : html`open a private window`;
  const body = html`<main class="door">
      <img src="/portal.svg" alt="" width="56" height="56" />
      <h1>${chama.name}</h1>
      <p>Who are you today?</p>
      <form method="post" action="/session">
        ${people.map(
          (person) => html`<button name="person" value="${person.id}">
            <span class="role">Continue as</span> <strong>${person.name}</strong> <span class="role">(${person.role})</span>
          </button>`,
        )}
      </form>
      <p class="hint">To be a second person at the same time, ${second}.</p>
    </main>`;
  return page({ ...look, title: 'Members', body });
}

function header(person: Person): Html {
  return html`<header>
      <a class="home" href="/meetings"><img src="/portal.svg" alt="" width="28" height="28" />${chama.name}</a>
      <a class="person" href="/"><span>${person.name}</span> <span class="role">${person.role}</span></a>
    </header>`;
}

export function meetingsPage(look: Look, person: Person, meetingServer: string): Html {
  const links = raw(`/meetings/{id}${queryOf(look)}`);
  const body = html`${header(person)}
    <main>
      <chama-meetings chama-id="${chama.id}" token-url="/meeting-token" meeting-url="${links}" lang="${look.lang}" theme="${look.theme}"></chama-meetings>
    </main>`;
  return page({ ...look, title: 'Meetings', script: `${meetingServer}/embed/v1/chama-meeting.js`, body });
}

export function meetingPage(look: Look, person: Person, meetingServer: string, meetingId: string): Html {
  const body = html`${header(person)}
    <main>
      <chama-meeting meeting-id="${meetingId}" token-url="/meeting-token" lang="${look.lang}" theme="${look.theme}"></chama-meeting>
    </main>`;
  return page({ ...look, title: 'Meeting', script: `${meetingServer}/embed/v1/chama-meeting.js`, body });
}

/** Keeps a look that was asked for from page to page. Both values come from fixed lists, so they need no escaping. */
export function queryOf({ lang, theme }: Look): string {
  const parts = [lang === 'en' ? [] : [`lang=${lang}`], theme === 'auto' ? [] : [`theme=${theme}`]].flat();
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}
