package cn.pufa.testing;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What the heap of another JVM holds. */
public final class ServerHeap implements AutoCloseable {

  private final JMXConnector connector;
  private final MemoryMXBean memory;

  private ServerHeap(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.memory =
        ManagementFactory.newPlatformMXBeanProxy(
            connector.getMBeanServerConnection(),
            ManagementFactory.MEMORY_MXBEAN_NAME,
            MemoryMXBean.class);
  }

  public static ServerHeap of(long process) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process));
      var address = new JMXServiceURL(machine.startLocalManagementAgent());
      machine.detach();
      return new ServerHeap(JMXConnectorFactory.connect(address));
    } catch (AttachNotSupportedException fault) {
      throw new IllegalStateException(fault);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Bytes that are left after a collection. */
  public long afterCollection() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
