-- notice: what was taken off a message before it went on to others was not sent by it, and not in doubt by it either. Where the
-- message was claimed or left again after that, what became of it is theirs alone who stayed with it.
delete from message_notice_earlier e using message m
 where m.id = e.message
   and (m.state not in ('stopped', 'failed', 'cancelled') or m.claimed_at > e.until or m.sending_at > e.until);
