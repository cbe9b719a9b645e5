create table tasks (
  id uuid primary key default gen_random_uuid(),
  text text not null,
  state text not null default 'queued' check (state in ('queued', 'done', 'failed')),
  result jsonb,
  created_at timestamptz not null default now(),
  -- When the queue was told last.
  queued_at timestamptz not null default now(),
  finished_at timestamptz
);

create index tasks_by_age on tasks (created_at desc);

create index tasks_that_wait on tasks (queued_at) where state = 'queued';
