package cn.pufa.identity;

import cn.pufa.identity.SignIns.SignedIn;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Proving that a phone is one's own. Whoever has another one proves first to be that person still,
 * so that nobody takes an account over with a telephone that lies about signed in.
 */
final class PhoneBinding {

  /**
   * That one is the person whose session this is; not asked of who has no phone yet.
   *
   * @param old a code sent to the phone that is to be replaced; null where none was typed
   * @param password null where none was typed
   */
  record Again(SmsCodes.Proof old, String password) {}

  /**
   * @param signedIn null where a code was wrong, which must stay counted
   */
  private record Bound(SignedIn signedIn, Problem wrong) {}

  private static final String LEFT_SOMETHING =
      "这个手机号已经是另一个账号的，而您用微信登录以后办过事，两个账号合不到一起。请退出后用这个手机号登录。"
          + "想让微信也登录那个账号，先在“我的 → 我的个人信息”里注销现在这个账号，再用微信登录、绑定手机号。";

  private final Database database;
  private final SmsCodes codes;
  private final WeChat weChat;
  private final Accounts accounts;
  private final SignIns signIns;
  private final Sessions sessions;
  private final PhoneChange change;

  PhoneBinding(
      Database database,
      SmsCodes codes,
      WeChat weChat,
      Accounts accounts,
      SignIns signIns,
      Sessions sessions,
      PhoneChange change) {
    this.database = database;
    this.codes = codes;
    this.weChat = weChat;
    this.accounts = accounts;
    this.signIns = signIns;
    this.sessions = sessions;
    this.change = change;
  }

  SignedIn bindByCode(SmsCodes.Proof proof, Again again, Request request) {
    requirePassword(again, request);
    Bound bound =
        database.transaction(
            tx -> {
              var proven = codes.check(tx, proof, SmsCodes.Purpose.BIND_PHONE, request);
              if (proven.isEmpty()) {
                return wrong("/code", "验证码不对或已过期。请核对，或重新获取一个。");
              }
              Bound done = bind(tx, proven.get().phone(), again, request);
              if (done.wrong() == null) {
                codes.use(tx, proven.get());
              }
              return done;
            });
    return signedIn(bound);
  }

  SignedIn bindByWeChat(String phoneCode, Again again, Request request) {
    requirePassword(again, request);
    String phone = weChat.phone(phoneCode);
    return signedIn(database.transaction(tx -> bind(tx, phone, again, request)));
  }

  private void requirePassword(Again again, Request request) {
    if (again.password() != null) {
      accounts.requirePassword(request, again.password(), "/password", "密码不对");
    }
  }

  private static Bound wrong(String pointer, String message) {
    return new Bound(null, Problem.invalid(pointer, message));
  }

  private static SignedIn signedIn(Bound bound) {
    if (bound.wrong() != null) {
      throw bound.wrong();
    }
    return bound.signedIn();
  }

  /** The session that asked ends: from now on the phone's person is signed in. */
  private Bound bind(Tx tx, String phone, Again again, Request request) {
    Caller me = request.caller();
    String before = holdPhones(tx, me.person(), phone);
    var owner = IdentityStore.byPhone(tx, phone).filter(person -> !person.id().equals(me.person()));
    SignInWay way = IdentityStore.wayOf(tx, me.session());
    if (owner.isPresent()) {
      joinOwner(tx, me.person(), owner.get());
      return open(tx, owner.get().id(), SignInWay.SMS, request);
    }
    if (before != null && !before.equals(phone)) {
      if (again.password() == null && !provesOld(tx, before, again, request)) {
        return wrong("/oldCode", "验证码不对、已过期，或者不是发到原来的手机号的。请核对，或重新获取一个。");
      }
      change.of(tx, me.person());
      sessions.endAllOf(tx, me.person());
    }
    IdentityStore.setPhone(tx, me.person(), phone);
    return open(tx, me.person(), way, request);
  }

  /**
   * Until this transaction ends nobody signs in by the person's phone, which it returns, or by the
   * new one.
   */
  private static String holdPhones(Tx tx, UUID person, String phone) {
    String before = AccountStore.means(tx, person).phone();
    Stream.of(Optional.ofNullable(before), Optional.of(phone))
        .flatMap(Optional::stream)
        .distinct()
        .sorted()
        .forEach(held -> IdentityStore.holdPhone(tx, held));
    if (!IdentityStore.holdOwnPhone(tx, person).equals(Optional.ofNullable(before))) {
      throw Problem.conflict("手机号刚刚换过。请退出这一页再进来。");
    }
    return before;
  }

  /** The WeChat user turns out to be somebody we know; what was made for the WeChat user goes. */
  private void joinOwner(Tx tx, UUID me, IdentityStore.Owner owner) {
    sessions.endAllOf(tx, me);
    boolean joined =
        !owner.disabled() && WeChatStore.moveTo(tx, me, owner.id()) && isRemoved(tx, me);
    if (!joined) {
      throw Problem.conflict("这个手机号已经是另一个账号的。请退出后用这个手机号登录。");
    }
  }

  /** The database refuses where anything would be lost to its owner, of whatever feature it is. */
  private static boolean isRemoved(Tx tx, UUID person) {
    try {
      return AccountStore.remove(tx, person);
    } catch (RuntimeException fault) {
      throw Database.isStillNamed(fault) ? Problem.conflict(LEFT_SOMETHING) : fault;
    }
  }

  private boolean provesOld(Tx tx, String phone, Again again, Request request) {
    if (again.old() == null) {
      throw Problem.invalid("/oldCode", "请先填原来的手机号收到的验证码。收不到短信了的，请先补卡；替单位办事的，也可以到民政局窗口换绑。");
    }
    var proof = new SmsCodes.Proof(again.old().ticket(), phone, again.old().code());
    return codes.spend(tx, proof, SmsCodes.Purpose.CHANGE_PHONE, request).isPresent();
  }

  private Bound open(Tx tx, UUID person, SignInWay way, Request request) {
    sessions.end(tx, request.caller().session());
    return new Bound(signIns.open(tx, person, way, request.caller().byCookie(), request), null);
  }
}
