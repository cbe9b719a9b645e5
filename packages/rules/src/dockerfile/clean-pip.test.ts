import { testRule } from '@plimsoll/engine/testing';
import cleanPip from './clean-pip';

testRule(cleanPip, {
  valid: [
    'FROM a\nRUN pip install --no-cache-dir flask\n',
    'FROM a\nRUN pip --no-cache-dir install flask\n',
    'FROM a\nRUN pip3 install flask --no-cache-dir\n',
    'FROM a\nRUN python -m pip install --no-cache-dir -r requirements.txt\n',
    'FROM a\nRUN PIP_NO_CACHE_DIR=1 pip install flask\n',
    'FROM a\nRUN export PIP_NO_CACHE_DIR=on && pip install flask\n',
    'FROM a\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask\n',
    'FROM a\nRUN --mount=type=cache,target=/root/.cache pip install flask\n',
    'FROM a\nRUN --mount=type=cache,target=/home/app/.cache/pip pip install flask\n',
    'FROM a\nRUN pip install flask && rm -rf /root/.cache/pip\n',
    'FROM a\nRUN pip install flask && rm -rf ~/.cache\n',
    'FROM a\nRUN pip install flask && pip cache purge\n',
    'FROM a\nRUN uv pip install --no-cache flask\n',
    'FROM a\nRUN pip config set global.no-cache-dir true && pip install flask\n',
    'FROM a\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask\n',
    'FROM a AS x\nENV PIP_NO_CACHE_DIR true\nFROM x\nRUN pip install flask\n',
    'FROM a\nARG PIP_NO_CACHE_DIR=1\nRUN pip install flask\n',
    'FROM a\nRUN pip config set global.no-cache-dir true\nRUN pip install flask\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «pip install» flask\n',
      says: 'The download cache of pip stays in the image: add --no-cache-dir',
      fixed: 'FROM a\nRUN pip install --no-cache-dir flask\n',
    },
    {
      text: 'FROM a\nRUN [«"pip", "install"», "flask"]\n',
      fixed: 'FROM a\nRUN ["pip", "install", "--no-cache-dir", "flask"]\n',
    },
    {
      title: 'said once for a RUN, and mended in all of it',
      text: 'FROM a\nRUN «pip install» -U pip && pip install --no-cache-dir a && pip install b\n',
      says: 'The download cache of pip stays in the image: add --no-cache-dir',
      fixed:
        'FROM a\nRUN pip install --no-cache-dir -U pip && pip install --no-cache-dir a && pip install --no-cache-dir b\n',
    },
    {
      text: 'FROM a\nENV PIP_NO_CACHE_DIR=0\nRUN python3 -m «pip install» flask\n',
      fixed:
        'FROM a\nENV PIP_NO_CACHE_DIR=0\nRUN python3 -m pip install --no-cache-dir flask\n',
    },
    {
      text: 'FROM a\nRUN «pip3 install» flask\nENV PIP_NO_CACHE_DIR=1\n',
      fixed:
        'FROM a\nRUN pip3 install --no-cache-dir flask\nENV PIP_NO_CACHE_DIR=1\n',
    },
    {
      text: 'FROM a\nRUN «pip3.12 install» flask\n',
      fixed: 'FROM a\nRUN pip3.12 install --no-cache-dir flask\n',
    },
    {
      text: 'FROM a\nRUN «uv pip install» --system flask\n',
      fixed: 'FROM a\nRUN uv pip install --no-cache --system flask\n',
    },
    {
      text: 'FROM a\nRUN --mount=type=cache,target=/srv «pip install» flask\n',
      fixed:
        'FROM a\nRUN --mount=type=cache,target=/srv pip install --no-cache-dir flask\n',
    },
  ],
  notApplicable: [
    'FROM a\nRUN pip list\n',
    'FROM a\nRUN pipx install flask\n',
    'FROM a\nRUN pipenv install\n',
    'FROM a\nRUN true\n',
    'FROM b AS x\nRUN pip install flask\nFROM scratch\nCOPY --from=x /a /a\n',
  ],
});
