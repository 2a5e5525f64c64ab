/** A rotation that nobody finishes comes to an end; and the farewell of an agent names who will miss it. */
export const rotationAndFarewell = `
alter table links add column rotation_started_at timestamptz;
update links set rotation_started_at = now() where next_external_id is not null;
alter table links add column commander_users jsonb not null default '[]';
`;
