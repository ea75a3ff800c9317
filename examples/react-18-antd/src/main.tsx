// A page of React 18 with antd around the elements, by the components of `cadre-talk/react`.
import { Button, ConfigProvider, Modal, Space, Typography } from 'antd';
import { TalkAdmonitionTracker, TalkProvider, TalkScheduler } from 'cadre-talk/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { loadDecisions, options } from 'example-portal';

function Page() {
  const [arranged, setArranged] = useState<readonly string[]>([]);
  const [open, setOpen] = useState(false);
  return (
    <TalkProvider
      options={options}
      onTalkReady={({ detail }) => void loadDecisions(detail.sdk)}
      onTalkArranged={({ detail }) => setArranged((before) => [...before, detail.talk.id])}
    >
      <Space>
        <Typography.Text>
          本次已安排谈话 <output id="arranged">{arranged.length}</output> 次
        </Typography.Text>
        <Button id="open" onClick={() => setOpen(true)}>
          诫勉事项
        </Button>
      </Space>
      <TalkScheduler view="list" style={{ display: 'block', height: 480 }} />
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        width={900}
        getContainer={false}
      >
        <TalkAdmonitionTracker />
      </Modal>
    </TalkProvider>
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
