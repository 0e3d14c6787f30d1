-- The durable queue, in the shape db-scheduler expects, and one column of ours: what was asked of a
-- job while it ran. task_data stays empty, a job is told nothing but its key.
create table job (
  task_name varchar not null,
  task_instance varchar not null,
  task_data binary large object,
  execution_time timestamp with time zone,
  picked boolean not null,
  picked_by varchar,
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  asked varchar,
  primary key (task_name, task_instance)
);
create index job_execution_time on job (execution_time);
create index job_last_heartbeat on job (last_heartbeat);

-- Jobs that run again and again have a table and threads of their own, so that a long queue of the
-- others never holds them up.
create table repeated_job (
  task_name varchar not null,
  task_instance varchar not null,
  task_data binary large object,
  execution_time timestamp with time zone,
  picked boolean not null,
  picked_by varchar,
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  asked varchar,
  primary key (task_name, task_instance)
);
create index repeated_job_execution_time on repeated_job (execution_time);
create index repeated_job_last_heartbeat on repeated_job (last_heartbeat);
