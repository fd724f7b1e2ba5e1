-- Who finds out whether the provider is back, so that another may where that node has nothing to tell.
alter table circuit add column trial_node uuid;
