-- review: a report on paper counts as of the day it came, and is known from the day it was entered, which was not kept.
alter table review_rectification add column entered_on date;
update review_rectification set entered_on = received_on where received_on is not null;
