/** Events arrive in the order of time, so ranges of pages suffice to find the old ones: nothing is added to each insert. */
export const stackEventAge = `
create index stack_events_by_age on stack_events using brin (received_at) with (pages_per_range = 32, autosummarize = on);
`;
