import {
  FactRetriever,
  TechInsightFact,
} from '@backstage-community/plugin-tech-insights-node';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  ContainerScorecardApi,
  ListScorecardsRequest,
  ScorecardSummary,
} from '@plimsoll/backstage-plugin-container-scorecard-common';

/** The most that one request answers. */
const PAGE = 500;

/** Asks the container scorecard backend for every service, and makes facts of the answer. */
export function createFactRetriever(api: ContainerScorecardApi): FactRetriever {
  return {
    id: 'containerScorecardFactRetriever',
    // Of the schema below; what is stored is told apart by it.
    version: '1.0.0',
    title: 'Container scorecard',
    description: 'How the container set-up of each service stands',
    schema: {
      scanStatus: {
        type: 'string',
        description:
          'How the latest scan ended: complete, partial, failed, not-containerised, unsupported or waiting',
      },
      score: {
        type: 'float',
        description: '0 to 100; absent without a score, as the four after it',
      },
      grade: { type: 'string', description: 'A to F' },
      level: {
        type: 'string',
        description: 'none, afloat, seaworthy or blue-water',
      },
      meetsPolicy: {
        type: 'boolean',
        description: 'Score and level are at least what policy asks for',
      },
      scannedAt: {
        type: 'datetime',
        description: 'When the last scan that gave a result ended',
      },
      criticalFindings: {
        type: 'integer',
        description: 'Open findings of the severity critical',
      },
      highFindings: {
        type: 'integer',
        description: 'Open findings of the severity high',
      },
      waivedFailures: {
        type: 'integer',
        description: 'Failures that are accepted at present',
      },
    },
    handler: async () => {
      const facts: TechInsightFact[] = [];
      let request: ListScorecardsRequest | undefined = { limit: PAGE };
      while (request) {
        const { items, pageInfo } = await api.listScorecards(request);
        facts.push(...items.map(factOf));
        const { nextCursor } = pageInfo;
        request = nextCursor ? { cursor: nextCursor, limit: PAGE } : undefined;
      }
      return facts;
    },
  };
}

function factOf(service: ScorecardSummary): TechInsightFact {
  const { score, grade, level, below, scannedAt, counts } = service;
  return {
    entity: parseEntityRef(service.entityRef),
    facts: {
      scanStatus: service.status,
      ...(score !== undefined && { score }),
      ...(grade && { grade }),
      ...(level && { level }),
      ...(below !== undefined && { meetsPolicy: !below }),
      ...(scannedAt && { scannedAt }),
      criticalFindings: counts.critical,
      highFindings: counts.high,
      waivedFailures: service.waived ?? 0,
    },
  };
}
