-- Whether checkpoint, findings and index of an audit stay when it has ended, for the next audit under
-- the same consent to go on from. Without it they go with the end of the audit.
alter table audit add column kept_for_next boolean not null default false;
