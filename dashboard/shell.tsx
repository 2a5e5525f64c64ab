import AppLayout from '@cloudscape-design/components/app-layout';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { Suspense, useState } from 'react';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { notSignedIn } from './api.ts';
import { ErrorAlert } from './components/problem-alert.tsx';
import { useLive } from './live.ts';
import { chooseMode, preferredMode } from './mode.ts';
import { signOut, useWorkspaces } from './people/service.ts';

const sections = [
  { type: 'link', text: 'Overview', href: '/' },
  { type: 'link', text: 'Change sets', href: '/change-sets' },
  { type: 'link', text: 'Audit log', href: '/audit' },
  {
    type: 'section',
    text: 'Settings',
    items: [
      { type: 'link', text: 'Linked accounts', href: '/links' },
      { type: 'link', text: 'People', href: '/settings/people' },
      { type: 'link', text: 'API keys', href: '/settings/api-keys' },
    ],
  },
] as const;

const Live = () => {
  useLive();
  return null;
};

/** What surrounds every page of somebody who is signed in. */
export const Shell = () => {
  const navigate = useNavigate();
  const location = useLocation();
  const workspaces = useWorkspaces();
  const [mode, setMode] = useState(preferredMode());

  if (workspaces.error && notSignedIn(workspaces.error))
    return <Navigate to={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`} replace />;
  if (workspaces.error) return <ErrorAlert error={workspaces.error} onRetry={() => void workspaces.refetch()} />;
  if (!workspaces.data) return null;

  const workspace = workspaces.data.items[0];
  const other = mode === 'dark' ? 'light' : 'dark';
  return (
    <>
      <Live />
      <div id="top">
        <TopNavigation
          identity={{ href: '/', title: 'Stackery', onFollow: (event) => (event.preventDefault(), navigate('/')) }}
          utilities={[
            {
              type: 'button',
              text: other === 'dark' ? 'Dark' : 'Light',
              ariaLabel: `Switch to ${other} mode`,
              onClick: () => (chooseMode(other), setMode(other)),
            },
            {
              type: 'menu-dropdown',
              text: workspace?.name ?? 'No workspace',
              iconName: 'user-profile',
              items: [{ id: 'sign-out', text: 'Sign out' }],
              onItemClick: () => void signOut().then(() => navigate('/sign-in')),
            },
          ]}
        />
      </div>
      <AppLayout
        headerSelector="#top"
        toolsHide
        navigation={
          <SideNavigation
            activeHref={sectionOf(location.pathname)}
            items={[...sections].map((item) => ('items' in item ? { ...item, items: [...item.items] } : item))}
            onFollow={(event) => (event.preventDefault(), navigate(event.detail.href))}
          />
        }
        content={
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        }
        ariaLabels={{
          navigation: 'Sections',
          navigationClose: 'Close sections',
          navigationToggle: 'Open sections',
        }}
      />
    </>
  );
};

const sectionOf = (path: string): string =>
  ['/change-sets', '/audit', '/links', '/settings/people', '/settings/api-keys'].find((prefix) =>
    path.startsWith(prefix),
  ) ?? '/';
