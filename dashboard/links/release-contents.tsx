import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Loaded } from '../components/loaded.tsx';
import { PermissionsTable } from './permissions-table.tsx';
import { useReleaseContents } from './service.ts';

/** What the newest release holds, out of its own template. */
export const ReleaseContentsPanel = ({ version }: { version: string }) => (
  <Loaded query={useReleaseContents(version)}>
    {({ resources, permissions }) => (
      <SpaceBetween size="l">
        <PermissionsTable statements={permissions} />
        <ExpandableSection
          variant="container"
          headerText="Every resource of the agent stack"
          headerCounter={`(${resources.length})`}
          headerDescription={`Release ${version}. Its functions and topic are copied into each region.`}
        >
          {resources.map(({ logicalId, resourceType }) => (
            <Box key={logicalId}>
              <strong>{logicalId}</strong> ({resourceType})
            </Box>
          ))}
        </ExpandableSection>
      </SpaceBetween>
    )}
  </Loaded>
);
