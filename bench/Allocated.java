import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Prints for each line of its input how many bytes all threads of another JVM have allocated so far, those included that
 * have ended.
 *
 * <p>Usage: {@code Allocated PID}.
 */
final class Allocated {

    private Allocated() {}

    public static void main(String[] args) throws Exception {
        VirtualMachine jvm = VirtualMachine.attach(args[0]);
        ObjectName threads = new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in));
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent()))) {
            while (questions.readLine() != null) {
                System.out.println(
                        connector.getMBeanServerConnection().getAttribute(threads, "TotalThreadAllocatedBytes"));
            }
        } finally {
            jvm.detach();
        }
    }
}
