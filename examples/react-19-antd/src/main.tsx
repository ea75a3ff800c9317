// A page of React 19 with antd around the elements: React 19 sets properties and listens to events of
// custom elements by itself, so the tags are used as they are, with the types of `cadre-talk/react`.
import '@ant-design/v5-patch-for-react-19';
import { Button, ConfigProvider, Modal, Space, Typography } from 'antd';
import 'cadre-talk/admonition-tracker';
import type {} from 'cadre-talk/react';
import 'cadre-talk/scheduler';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { loadDecisions, options } from 'example-portal';

function Page() {
  const [arranged, setArranged] = useState<readonly string[]>([]);
  const [open, setOpen] = useState(false);
  return (
    <talk-provider
      options={options}
      ontalk-ready={({ detail }) => void loadDecisions(detail.sdk)}
      ontalk-arranged={({ detail }) => setArranged((before) => [...before, detail.talk.id])}
    >
      <Space>
        <Typography.Text>
          本次已安排谈话 <output id="arranged">{arranged.length}</output> 次
        </Typography.Text>
        <Button id="open" onClick={() => setOpen(true)}>
          诫勉事项
        </Button>
      </Space>
      <talk-scheduler view="list" style={{ display: 'block', height: 480 }} />
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        width={900}
        getContainer={false}
      >
        <talk-admonition-tracker />
      </Modal>
    </talk-provider>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ConfigProvider>
        <Page />
      </ConfigProvider>
    </StrictMode>,
  );
}
