import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { OpenShell } from './open-shell.tsx';
import { Shell } from './shell.tsx';

const page = (load: () => Promise<ComponentType>): ReactNode => {
  const Lazy = lazy(async () => ({ default: await load() }));
  return <Lazy />;
};

type Page = { path: string; element: ReactNode };

/** Pages of those who are not signed in. */
const openPages: Page[] = [
  { path: '/sign-in', element: page(async () => (await import('./people/sign-in-page.tsx')).SignInPage) },
  { path: '/first-owner', element: page(async () => (await import('./people/first-owner-page.tsx')).FirstOwnerPage) },
  {
    path: '/invitations/:id',
    element: page(async () => (await import('./people/invitation-page.tsx')).InvitationPage),
  },
];

/** Every other page; each is loaded when it is first opened. */
const pages: Page[] = [
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
  { path: '/settings/people', element: page(async () => (await import('./people/people-page.tsx')).PeoplePage) },
  { path: '/settings/api-keys', element: page(async () => (await import('./people/api-keys-page.tsx')).ApiKeysPage) },
  { path: '/device', element: page(async () => (await import('./people/device-page.tsx')).DevicePage) },
];

export const App = () => (
  <BrowserRouter>
    <Suspense fallback={null}>
      <Routes>
        <Route element={<OpenShell />}>
          {openPages.map((open) => (
            <Route key={open.path} {...open} />
          ))}
        </Route>
        <Route element={<Shell />}>
          {pages.map((inside) => (
            <Route key={inside.path} {...inside} />
          ))}
        </Route>
        <Route path="*" element={<Navigate to="/" replace />} />
      </Routes>
    </Suspense>
  </BrowserRouter>
);
