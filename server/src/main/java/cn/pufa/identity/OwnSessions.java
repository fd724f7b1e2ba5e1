package cn.pufa.identity;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where somebody is signed in, as the person sees it. When a session was last used is not kept, so
 * that nobody learns from it who works when.
 */
final class OwnSessions {

  record Open(
      UUID id, String way, String session, Instant startedAt, Instant expiresAt, boolean current) {}

  private record OpenSessions(List<Open> items) {}

  private record Chosen(List<UUID> sessions) {}

  /** More than one looks through; as many may be ended at once. */
  private static final int SHOWN = 50;

  private final Database database;
  private final Commands commands;
  private final BusinessClock clock;

  OwnSessions(Database database, Commands commands, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.clock = clock;
  }

  Answer list(Request request) {
    return database.read(tx -> open(tx, request.caller()));
  }

  /** What is not one's own, or has ended, is passed over: either way it is none of these now. */
  Answer end(Request request) {
    Caller caller = request.caller();
    var chosen = request.body(Chosen.class).sessions();
    return commands.run(
        request,
        tx -> {
          if (OwnSessionStore.end(tx, caller.person(), chosen, caller.session(), clock.now())) {
            Changes.publish(tx, Sessions.CHANGE, caller.person().toString());
          }
          return Outcome.of("person/" + caller.person(), open(tx, caller));
        });
  }

  private Answer.Json open(Tx tx, Caller caller) {
    var open = OwnSessionStore.open(tx, caller.person(), caller.session(), clock.now(), SHOWN);
    return (Answer.Json) Answer.ok(new OpenSessions(open));
  }
}
