import AppLayout from '@cloudscape-design/components/app-layout';
import { Suspense } from 'react';
import { Outlet } from 'react-router';

/** What surrounds the pages of those who are not signed in: nothing but the ground they stand on. */
export const OpenShell = () => (
  <AppLayout
    navigationHide
    toolsHide
    content={
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
    }
  />
);
