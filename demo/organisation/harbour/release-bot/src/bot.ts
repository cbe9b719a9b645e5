import { Probot, run } from 'probot';
import { changelog } from './changelog';

run((app: Probot) => {
  app.on('pull_request.closed', async context => {
    if (!context.payload.pull_request.merged) return;
    const { data } = await context.octokit.rest.repos.listCommits(context.repo());
    app.log.info(changelog(data.map(({ commit }) => commit.message)));
  });
});
