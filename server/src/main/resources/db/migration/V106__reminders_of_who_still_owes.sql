-- organization: those that left the register are few, and everything that is sent passes them over.
create index organization_cancelled on organization (id) where cancelled_on is not null;
