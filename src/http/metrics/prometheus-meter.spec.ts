import { Registry } from 'prom-client';
import { PrometheusMeter } from './prometheus-meter';

describe('the meter', () => {
  it('counts what it is told, however often it is read', async () => {
    const registry = new Registry();
    const meter = new PrometheusMeter(registry);
    meter.received('telegram', 'handled');
    meter.received('telegram', 'handled');
    meter.received('web', 'repeated');
    meter.sent('web', 'prompt', 'delivered');
    expect(await registry.metrics()).toBeTruthy();
    meter.sent('web', 'prompt', 'delivered');
    const text = await registry.metrics();
    expect(text).toContain('yingsheng_messages_received_total{channel="telegram",result="handled"} 2\n');
    expect(text).toContain('yingsheng_messages_received_total{channel="web",result="repeated"} 1\n');
    expect(text).toContain('yingsheng_messages_sent_total{channel="web",class="prompt",result="delivered"} 2\n');
  });

  it('keeps times by their seconds, also of thousands of messages', async () => {
    const registry = new Registry();
    const meter = new PrometheusMeter(registry);
    for (let at = 0; at < 1_234; at += 1) meter.acknowledged('telegram', 7);
    meter.turned(20_000, false);
    meter.turned(3, true);
    const text = await registry.metrics();
    expect(text).toContain('yingsheng_message_seconds_bucket{le="0.005",channel="telegram"} 0\n');
    expect(text).toContain('yingsheng_message_seconds_bucket{le="0.01",channel="telegram"} 1234\n');
    expect(text).toContain('yingsheng_message_seconds_count{channel="telegram"} 1234\n');
    expect(text).toContain('yingsheng_turn_seconds_sum{result="failed"} 20\n');
    expect(text).toContain('yingsheng_turn_seconds_count{result="committed"} 1\n');
    expect(await registry.metrics()).toBe(text);
  });
});
