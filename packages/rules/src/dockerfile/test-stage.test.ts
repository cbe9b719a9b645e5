import { testRule } from '@plimsoll/engine/testing';
import testStage from './test-stage';

const says =
  'This builds the service and nothing here tests it: add a stage FROM this one that runs the tests';
const ship = 'FROM b:1\nCOPY --from=build /a /a\n';

testRule(testStage, {
  valid: [
    `FROM a:1 AS build\nRUN go build .\nFROM build AS unit-test\nRUN ./run.sh\n${ship}`,
    `FROM a:1 AS build\nRUN go test ./... && go build .\n${ship}`,
    `FROM a:1 AS build\nRUN npm run test:unit && npm run build\n${ship}`,
    `FROM a:1 AS build\nRUN make check && cargo build --release\n${ship}`,
    `FROM a:1 AS build\nRUN python -m pytest\nRUN yarn build\n${ship}`,
    {
      title: 'Maven and Gradle test by themselves',
      text: `FROM a:1 AS build\nRUN mvn -B package\nRUN ./gradlew build\n${ship}`,
    },
    {
      title: 'a pipeline does',
      text: `FROM a:1 AS build\nRUN go build .\n${ship}`,
      with: {
        '.github/workflows/ci.yml':
          'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: go test ./...\n',
      },
    },
  ],
  invalid: [
    { text: `FROM a:1 AS build\nRUN «go build» -o /a .\n${ship}`, says },
    { text: `FROM a:1 AS build\nRUN npm ci && «npm run» build\n${ship}`, says },
    {
      text: `FROM a:1 AS build\nRUN «mvn package» -DskipTests\n${ship}`,
      says,
    },
    {
      text: `FROM a:1 AS build\nRUN «./gradlew bootJar» -x test\n${ship}`,
      says,
    },
    { text: `FROM a:1 AS build\nRUN «dotnet publish» -c Release\n${ship}` },
  ],
  notApplicable: [
    'FROM a:1\nRUN go build .\n',
    `FROM a:1 AS build\nRUN apt-get install -y x\n${ship}`,
    'FROM a:1 AS unused\nRUN go build .\nFROM b:1\n',
  ],
});
