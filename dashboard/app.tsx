import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { Shell } from './shell.tsx';

const page = (load: () => Promise<ComponentType>): ReactNode => {
  const Lazy = lazy(async () => ({ default: await load() }));
  return <Lazy />;
};

/** Every page, and whether it needs somebody signed in. */
const pages: { path: string; element: ReactNode; open?: true }[] = [
  { path: '/sign-in', element: page(async () => (await import('./people/sign-in-page.tsx')).SignInPage), open: true },
  { path: '/', element: page(async () => (await import('./overview/overview-page.tsx')).OverviewPage) },
  { path: '/links', element: page(async () => (await import('./links/links-page.tsx')).LinksPage) },
  { path: '/links/new', element: page(async () => (await import('./links/link-account-page.tsx')).LinkAccountPage) },
  { path: '/links/:id', element: page(async () => (await import('./links/link-page.tsx')).LinkPage) },
  { path: '/links/:id/update', element: page(async () => (await import('./links/update-page.tsx')).UpdatePage) },
  {
    path: '/change-sets',
    element: page(async () => (await import('./change-sets/change-sets-page.tsx')).ChangeSetsPage),
  },
  { path: '/change-sets/new', element: page(async () => (await import('./change-sets/propose-page.tsx')).ProposePage) },
  {
    path: '/change-sets/:id',
    element: page(async () => (await import('./change-sets/change-set-page.tsx')).ChangeSetPage),
  },
  { path: '/audit', element: page(async () => (await import('./audit/audit-page.tsx')).AuditPage) },
  { path: '/settings/api-keys', element: page(async () => (await import('./people/api-keys-page.tsx')).ApiKeysPage) },
];

export const App = () => (
  <BrowserRouter>
    <Suspense fallback={null}>
      <Routes>
        {pages.map(({ path, element, open }) => (
          <Route key={path} path={path} element={open ? element : <Shell>{element}</Shell>} />
        ))}
        <Route path="*" element={<Navigate to="/" replace />} />
      </Routes>
    </Suspense>
  </BrowserRouter>
);
