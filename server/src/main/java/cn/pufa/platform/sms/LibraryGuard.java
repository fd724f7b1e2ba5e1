package cn.pufa.platform.sms;

import cn.hutool.core.net.url.UrlBuilder;
import cn.hutool.http.GlobalInterceptor;
import cn.hutool.http.HttpRequest;
import cn.pufa.platform.sms.Sms.Account;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.dromara.sms4j.aliyun.config.AlibabaConfig;
import org.dromara.sms4j.aliyun.service.AlibabaSmsImpl;
import org.dromara.sms4j.api.SmsBlend;
import org.dromara.sms4j.provider.config.BaseConfig;
import org.dromara.sms4j.tencent.config.TencentConfig;
import org.dromara.sms4j.tencent.service.TencentSmsImpl;

/**
 * The library sms4j, kept from what it would do by itself: trust any certificate, wait without end,
 * offer a message again when its answer is lost, and hold connections whose end nobody sees.
 */
final class LibraryGuard {

  private static final int CONNECT_MS = 2_000;
  private static final int ANSWER_MS = 4_000;

  /** Hosts with their ports that are no https: stand-ins of a test. */
  private static final Set<String> PLAIN = ConcurrentHashMap.newKeySet();

  static {
    // The JDK sends a POST once more when the connection ends without an answer: a second message.
    System.setProperty("sun.net.http.retryPost", "false");
    GlobalInterceptor.INSTANCE.addRequestInterceptor(LibraryGuard::guard);
  }

  private LibraryGuard() {}

  static SmsBlend library(Account account) {
    return switch (account.provider()) {
      case ALIYUN -> {
        var config = new AlibabaConfig();
        fill(config, account);
        host(account).ifPresent(config::setRequestUrl);
        yield new AlibabaSmsImpl(config, Runnable::run, null);
      }
      case TENCENT -> {
        var config = new TencentConfig();
        fill(config, account);
        config.setSdkAppId(account.appId());
        host(account).ifPresent(config::setRequestUrl);
        yield new TencentSmsImpl(config, Runnable::run, null);
      }
      case GENERIC -> throw new IllegalArgumentException("the library does not know it");
    };
  }

  private static void fill(BaseConfig config, Account account) {
    config.setAccessKeyId(account.keyId());
    config.setAccessKeySecret(account.secret().value());
    config.setSignature(account.signature());
    config.setMaxRetries(0);
  }

  /** Where the account names an address of its own; the library puts https before it. */
  private static Optional<String> host(Account account) {
    if (account.baseUrl() == null) {
      return Optional.empty();
    }
    URI address = URI.create(account.baseUrl());
    if (address.getScheme().equals("http")) {
      PLAIN.add(address.getAuthority());
    }
    return Optional.of(address.getAuthority());
  }

  private static void guard(HttpRequest request) {
    request.setConnectionTimeout(CONNECT_MS).setReadTimeout(ANSWER_MS).keepAlive(false);
    request.setSSLSocketFactory((SSLSocketFactory) SSLSocketFactory.getDefault());
    request.setHostnameVerifier(HttpsURLConnection.getDefaultHostnameVerifier());
    if (PLAIN.contains(URI.create(request.getUrl()).getAuthority())) {
      // Without a charset its parts stay encoded as they were signed.
      String plain = request.getUrl().replaceFirst("^https", "http");
      request.setUrl(UrlBuilder.ofHttp(plain, null));
    }
  }
}
