package org.inboxaudit.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Processor time as Linux accounts for it, in seconds. A process that has ended counts with its
/// parent.
final class Processors {
  /// Linux counts in hundredths of a second, whatever the kernel does inside (proc(5), USER_HZ).
  private static final double TICK = 0.01;

  /// Where utime, stime, cutime and cstime stand behind the name of the process (proc(5), stat).
  private static final int OWN = 11;

  private static final int REAPED = 13;

  private static final OperatingSystemMXBean HERE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Processors() {}

  /// A process with all its children, those that have ended included.
  static double tree(ProcessHandle root) {
    try (Stream<ProcessHandle> children = root.children()) {
      return ticks(root, OWN) + ticks(root, REAPED) + children.mapToDouble(Processors::tree).sum();
    }
  }

  /// This process with all its children but one.
  static double here(ProcessHandle without) {
    ProcessHandle self = ProcessHandle.current();
    try (Stream<ProcessHandle> children = self.children()) {
      return HERE.getProcessCpuTime() / 1e9
          + ticks(self, REAPED)
          + children.filter(child -> !child.equals(without)).mapToDouble(Processors::tree).sum();
    }
  }

  /// The name of the program, empty if the process has ended.
  static String name(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "comm")).strip();
    } catch (IOException _) {
      return "";
    }
  }

  private static double ticks(ProcessHandle process, int from) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      // the name may hold anything, but nothing behind it a parenthesis
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return TICK * (Long.parseLong(fields[from]) + Long.parseLong(fields[from + 1]));
    } catch (IOException _) {
      return 0;
    }
  }
}
