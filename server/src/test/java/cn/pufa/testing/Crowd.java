package cn.pufa.testing;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Many volunteers who are signed in already, whatever day the server has, written straight into a
 * database.
 */
public final class Crowd {

  private Crowd() {}

  /** Their tokens. */
  public static List<String> seed(Jdbc database, int size) {
    database.execute(
        """
        insert into person (account, display_name, created_at)
        select 'crowd-' || n, '演示·志愿者', now() from generate_series(1, %d) n"""
            .formatted(size));
    database.execute(
        """
        insert into role_grant (person, role, division)
        select id, 'volunteer', '440881' from person where account like 'crowd-%'""");
    database.execute(
        """
        insert into session (token_hash, person, by_cookie, created_at, expires_at)
        select encode(sha256(convert_to('token-of-' || account, 'UTF8')), 'hex'), id, false, 'epoch',
               now() + interval '12 hours'
          from person where account like 'crowd-%'""");
    return IntStream.rangeClosed(1, size).mapToObj(n -> "token-of-crowd-" + n).toList();
  }
}
