package cn.pufa.identity;

import cn.pufa.identity.SignIns.SignedIn;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Signing in with a code sent to a phone. */
final class PhoneSignIn {

  private static final int TRIES_OF_ADDRESS = 100;
  private static final Duration TRIES_WINDOW = Duration.ofMinutes(10);

  private final Database database;
  private final SmsCodes codes;
  private final SignIns signIns;
  private final Newcomers newcomers;
  private final RateLimits limits;

  PhoneSignIn(
      Database database, SmsCodes codes, SignIns signIns, Newcomers newcomers, RateLimits limits) {
    this.database = database;
    this.codes = codes;
    this.signIns = signIns;
    this.newcomers = newcomers;
    this.limits = limits;
  }

  SignedIn signIn(SmsCodes.Proof proof, boolean byCookie, Request request) {
    String address = "sms-sign-in:" + request.address();
    if (!limits.take(address, TRIES_OF_ADDRESS, TRIES_WINDOW)) {
      throw Problem.tooManyRequests(TRIES_WINDOW, "请十分钟后再试。");
    }
    return database
        .transaction(
            tx ->
                codes
                    .spend(tx, proof, SmsCodes.Purpose.SIGN_IN, request)
                    .flatMap(phone -> openPerson(tx, phone))
                    .map(id -> signIns.open(tx, id, SignInWay.SMS, byCookie, request)))
        .orElseThrow(() -> Problem.of(ProblemType.SIGN_IN_FAILED, "验证码不对或已过期。请核对，或重新获取一个。"));
  }

  /** Nothing for an account that is closed: the proof is spent and opens nothing. */
  private Optional<UUID> openPerson(Tx tx, String phone) {
    IdentityStore.holdPhone(tx, phone);
    var known = IdentityStore.byPhone(tx, phone);
    if (known.isEmpty()) {
      return Optional.of(newcomers.add(tx, phone));
    }
    return known.filter(owner -> !owner.disabled()).map(IdentityStore.Owner::id);
  }
}
