import type {
  BuildAct,
  Delivery,
  DeliveryJob,
  Elsewhere,
  ImageAct,
  LocatedInFile,
  PushAct,
  ReportOptions,
  ServiceReport,
} from '@plimsoll/engine';

/** Every act of a sort, in the order of the jobs. */
export const actsOf = <Does extends ImageAct['does']>(
  delivery: Delivery,
  does: Does,
) =>
  delivery.jobs.flatMap(job =>
    job.acts.filter(
      (act): act is Extract<ImageAct, { does: Does }> => act.does === does,
    ),
  );

/** The parts of the pipelines that are not in the files, and may do anything to an image. */
export const hiddenParts = (delivery: Delivery): Elsewhere[] =>
  delivery.elsewhere.filter(({ mayBuild }) => !mayBuild);

/** The builds whose image goes to a registry, as far as the files tell. */
export function publishedBuilds(delivery: Delivery): BuildAct[] {
  const pushing = new Set(actsOf(delivery, 'push').map(({ file }) => file));
  return actsOf(delivery, 'build').filter(
    ({ pushes, file }) => pushes !== false || pushing.has(file),
  );
}

/** Whatever gives an image in a registry its tags, with its job; what only changes that are not accepted yet do, is not. */
export const deliveries = (delivery: Delivery): Delivered[] =>
  delivery.jobs
    .filter(({ reviewOnly }) => !reviewOnly)
    .flatMap(job =>
      job.acts.flatMap(act =>
        act.does === 'push' || (act.does === 'build' && act.pushes !== false)
          ? [{ ...act, job }]
          : [],
      ),
    );

/** An act that gives an image its tags. */
export type Delivered = (BuildAct | PushAct) & { readonly job: DeliveryJob };

/** Jobs that do something of a sort. */
export const jobsThat = (delivery: Delivery, does: ImageAct['does']) =>
  delivery.jobs.filter(({ acts }) => acts.some(act => act.does === does));

/**
 * What to say where nothing of a sort was found: that the files cannot tell, where a part of the pipeline is not in
 * them; that the first build lacks it otherwise.
 */
export function reportAbsent(
  delivery: Delivery,
  builds: readonly BuildAct[],
  report: ServiceReport,
  message: string,
  options?: (build: BuildAct) => ReportOptions,
) {
  const [elsewhere] = hiddenParts(delivery);
  if (elsewhere) {
    report.unknown(`${elsewhere.file.source.file} ${elsewhere.reason}`);
    return;
  }
  const [build] = builds;
  reportAt(report, build.file, build, message, options?.(build));
}

/** Reports in the file that the place is in, which may be one that the job only includes. */
export function reportAt(
  report: ServiceReport,
  file: DeliveryJob['file'],
  at: LocatedInFile,
  message: string,
  options?: ReportOptions,
) {
  report.in({ ...file, source: at.source }, at, message, options);
}
