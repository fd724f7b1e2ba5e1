-- The proposal or question of the needs board that a card or guide was written for; publishing it closes that.
alter table piece add prompted_by uuid;
