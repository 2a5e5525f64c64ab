import Pagination from '@cloudscape-design/components/pagination';

/** The cursor of each page from the first to the one that is shown; the first page has none. */
export type Cursors = (string | undefined)[];

/** Goes through a list of the API, which knows only whether there is a next page. */
export const CursorPagination = ({
  cursors,
  next,
  onChange,
}: {
  cursors: Cursors;
  next: string | undefined;
  onChange: (cursors: Cursors) => void;
}) => (
  <Pagination
    currentPageIndex={cursors.length}
    pagesCount={cursors.length + (next ? 1 : 0)}
    openEnd={Boolean(next)}
    ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Previous page' }}
    onChange={({ detail: { currentPageIndex } }) =>
      onChange(currentPageIndex > cursors.length ? [...cursors, next] : cursors.slice(0, currentPageIndex))
    }
  />
);
