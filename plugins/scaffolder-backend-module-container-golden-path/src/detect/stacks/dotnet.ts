import { exists, first, Found, match, StackFacts } from '../found';
import type { Tree } from '../tree';

export function detectDotnet(tree: Tree): StackFacts | undefined {
  const projects = tree.paths.filter(
    path => /\.(?:cs|fs|vb)proj$/.test(path) && !/tests?\b/i.test(path),
  );
  const web = (file: string) =>
    /Sdk="Microsoft\.NET\.Sdk\.Web"/.test(tree.read(file) ?? '');
  const project = projects.find(web) ?? projects[0];
  if (!project) return undefined;
  const folder = project.split('/').slice(0, -1).join('/');
  const lock = folder ? `${folder}/packages.lock.json` : 'packages.lock.json';
  const sdk = match(
    tree,
    project,
    /Sdk="(Microsoft\.NET\.Sdk[\w.]*)"/,
    name => name,
  );
  const name = project
    .split('/')
    .pop()!
    .replace(/\.\w+proj$/, '');
  return {
    stack: {
      value: 'dotnet',
      confidence: 'certain',
      file: project,
      because: 'a project of .NET',
    },
    packageManager: first(
      () => exists(tree, lock, 'nuget', 'the lock file of NuGet'),
      () => exists(tree, project, 'nuget', 'there is no lock file', 'likely'),
    ),
    framework: sdk && {
      ...sdk,
      value:
        {
          'Microsoft.NET.Sdk.Web': 'aspnetcore',
          'Microsoft.NET.Sdk.Worker': 'worker',
        }[sdk.value] ?? 'console',
    },
    languageVersion: first(
      () =>
        match(
          tree,
          project,
          /<TargetFramework>\s*net(\d+\.\d+)/,
          v => `net${v}`,
        ),
      () =>
        match(
          tree,
          'global.json',
          /"version"\s*:\s*"(\d+\.\d+)/,
          v => `SDK ${v}`,
          'likely',
        ),
    ),
    entryPoint: first<string>(
      () => {
        const assembly = match(
          tree,
          project,
          /<AssemblyName>\s*([\w.-]+)/,
          () => 'the name of the assembly',
        );
        return assembly && { ...assembly, value: `${assembly.value}.dll` };
      },
      () => ({
        value: `${name}.dll`,
        confidence: projects.length > 1 ? 'likely' : 'certain',
        file: project,
        because: 'the name of the project',
      }),
    ),
    port: web(project)
      ? {
          ...(sdk as Found),
          value: 8080,
          confidence: 'guess',
          because:
            'the images of .NET 8 and later take 8080 unless told otherwise',
        }
      : undefined,
  };
}
