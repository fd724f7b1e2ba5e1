package cn.pufa.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server of which no test of a class may change anything, nor make it log an error. */
public final class Untouched
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private TestServer server;
  private Witness witness;

  public TestServer server() {
    return server;
  }

  @Override
  public void beforeAll(ExtensionContext ofClass) {
    server = TestServer.start();
    Witness.awaitRest(server);
  }

  @Override
  public void beforeEach(ExtensionContext ofTest) {
    witness = new Witness(server);
  }

  @Override
  public void afterEach(ExtensionContext ofTest) {
    witness.close();
    witness.requireNothingStored();
    witness.requireNoErrorLogged();
  }

  @Override
  public void afterAll(ExtensionContext ofClass) {
    server.close();
  }
}
