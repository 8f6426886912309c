import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** `ok`; `degraded`: serves, and something needs a look; `down`: cannot take messages; `stopping`. */
export const STATUSES = ['ok', 'degraded', 'down', 'stopping'] as const;

/** One channel, on or off. */
export class ChannelReport {
  @ApiProperty({ example: 'telegram' })
  channel!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Our own account there' })
  account!: string | null;

  @ApiProperty({ enum: ['up', 'degraded', 'down', 'needsLogin', 'off'] })
  state!: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Since when it is in this state' })
  since?: Date;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'When anything last came from the platform' })
  lastEventAt?: Date;

  @ApiPropertyOptional({ description: 'Why it is not up, or why it is off' })
  why?: string;

  @ApiPropertyOptional({ description: 'WeChat only, while it needs a login: what the QR code to scan must hold' })
  qr?: string;
}

export class DatabaseReport {
  @ApiProperty({ enum: ['up', 'down'] })
  state!: string;

  @ApiProperty({ enum: ['sqlite', 'postgres'] })
  type!: string;

  @ApiPropertyOptional({ description: 'Milliseconds it took to answer' })
  tookMs?: number;

  @ApiPropertyOptional({ description: 'Why it is down, a code' })
  why?: string;
}

export class LanesReport {
  @ApiProperty({ description: 'Conversations whose messages wait for their turn' })
  waiting!: number;

  @ApiProperty()
  oldestMs!: number;
}

export class InboxReport {
  @ApiProperty({ description: 'Parts of albums, and what is to be tried again' })
  waiting!: number;

  @ApiProperty()
  oldestMs!: number;

  @ApiProperty({ description: 'Messages of people that could not be handled and await the operator' })
  dead!: number;
}

export class OutboxReport {
  @ApiProperty({ description: 'To be sent, now or when the platform allows' })
  queued!: number;

  @ApiProperty()
  oldestMs!: number;

  @ApiProperty({ description: 'Wait until their chat speaks again' })
  parked!: number;

  @ApiProperty({ description: 'Could not be delivered and await the operator' })
  dead!: number;
}

/** What everybody may know. */
export class HealthReport {
  @ApiProperty({ enum: STATUSES })
  status!: (typeof STATUSES)[number];

  @ApiProperty({ type: String, format: 'date-time' })
  at!: Date;

  @ApiPropertyOptional({ type: [String], description: 'Why it is not ok' })
  because?: string[];

  @ApiPropertyOptional({ type: DatabaseReport })
  database?: DatabaseReport;

  @ApiPropertyOptional({ type: [ChannelReport] })
  channels?: ChannelReport[];

  @ApiPropertyOptional({ type: LanesReport })
  lanes?: LanesReport;

  @ApiPropertyOptional({ type: InboxReport, description: 'Left out while the database is down' })
  inbox?: InboxReport;

  @ApiPropertyOptional({ type: OutboxReport, description: 'Left out while the database is down' })
  outbox?: OutboxReport;
}
