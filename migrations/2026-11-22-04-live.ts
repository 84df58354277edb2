// What live meetings stand on: the log of facts, polls and ballots, recorded answers, signs of life, LiveKit's webhooks.
import { Migration } from '@mikro-orm/migrations';

const facts = `
create table meeting_facts (
  meeting_id uuid not null,
  version integer not null,
  portal_id uuid not null,
  actor_user_id uuid,
  at timestamptz(3) not null,
  facts jsonb not null,
  primary key (meeting_id, version),
  foreign key (meeting_id, portal_id) references meetings (id, portal_id)
)`;

const polls = `
create table polls (
  id uuid primary key,
  portal_id uuid not null,
  chama_id uuid not null,
  meeting_id uuid not null,
  question text not null,
  multiple boolean not null,
  secret boolean not null,
  status text not null default 'draft' check (status in ('draft', 'open', 'closed')),
  position bigint not null,
  created_by uuid not null references meeting_participants (id),
  created_at timestamptz(3) not null,
  opened_at timestamptz(3),
  closed_at timestamptz(3),
  constraint polls_id_secret_unique unique (id, secret),
  foreign key (meeting_id, portal_id) references meetings (id, portal_id)
)`;

const pollOptions = `
create table poll_options (
  id uuid primary key,
  portal_id uuid not null,
  chama_id uuid not null,
  meeting_id uuid not null,
  poll_id uuid not null references polls (id),
  position integer not null,
  text text not null,
  votes integer not null default 0,
  constraint poll_options_order_unique unique (poll_id, position)
)`;

// A secret ballot says that somebody voted, and neither what nor when.
const ballots = `
create table ballots (
  poll_id uuid not null,
  participant_id uuid not null references meeting_participants (id),
  portal_id uuid not null,
  meeting_id uuid not null,
  secret boolean not null,
  option_ids uuid[] not null default '{}',
  cast_at timestamptz(3),
  primary key (poll_id, participant_id),
  foreign key (poll_id, secret) references polls (id, secret),
  constraint ballots_secret_says_nothing check (not secret or (option_ids = '{}' and cast_at is null))
)`;

const commandAnswers = `
create table command_answers (
  person_id uuid not null,
  key text not null,
  portal_id uuid not null references portals (id),
  fingerprint text not null,
  answer jsonb not null,
  version integer,
  at timestamptz(3) not null,
  primary key (person_id, key)
)`;

const nodes = `
create table nodes (
  id text primary key,
  heartbeat_at timestamptz(3) not null
)`;

// No foreign key to nodes: a node is forgotten before its rows are.
const connections = `
create table participant_connections (
  id text primary key,
  portal_id uuid not null,
  meeting_id uuid not null,
  participant_id uuid not null references meeting_participants (id),
  kind text not null check (kind in ('socket', 'rest', 'livekit')),
  node_id text not null,
  opened_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  expires_at timestamptz(3),
  closed_at timestamptz(3),
  estimated boolean not null default false,
  foreign key (meeting_id, portal_id) references meetings (id, portal_id)
) with (fillfactor = 70)`;

const livekitEvents = `
create table livekit_events (
  id text primary key,
  portal_id uuid references portals (id),
  event text not null,
  room_name text,
  identity text,
  payload jsonb not null,
  created_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  handled_at timestamptz(3)
)`;

const indexes = [
  `create unique index polls_order_unique on polls (meeting_id, position)`,
  `create index poll_options_meeting_idx on poll_options (meeting_id)`,
  `create index ballots_meeting_idx on ballots (meeting_id)`,
  `create index command_answers_at_idx on command_answers (at)`,
  `create index participant_connections_meeting_idx on participant_connections (meeting_id)`,
  `create index participant_connections_node_idx on participant_connections (node_id) where closed_at is null`,
  `create index livekit_events_unhandled_idx on livekit_events (received_at) where handled_at is null`,
  `create index livekit_events_received_idx on livekit_events (received_at)`,
];

export class Live extends Migration {
  override up(): void {
    for (const statement of [facts, polls, pollOptions, ballots, commandAnswers, nodes, connections, livekitEvents, ...indexes]) this.addSql(statement);
  }
}
