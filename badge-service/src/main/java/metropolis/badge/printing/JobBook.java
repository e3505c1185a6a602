package metropolis.badge.printing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.badge.credential.BadgeBook.Print;

/**
 * The print jobs of one conference, changed only by applying events. Not safe for use by several
 * threads: one writes, readers are kept out meanwhile by whoever owns the book.
 */
public final class JobBook {

  private final Map<String, PrintJob> jobs = new LinkedHashMap<>();
  private final Map<String, PrintJob> open = new LinkedHashMap<>();

  public Optional<PrintJob> job(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /** In no particular order. */
  public Collection<PrintJob> all() {
    return Collections.unmodifiableCollection(jobs.values());
  }

  /** Those that wait or are at their printer, the one that waits longest first. */
  public List<PrintJob> open() {
    return new ArrayList<>(open.values());
  }

  Optional<PrintJob> openOf(Print print) {
    return open.values().stream().filter(job -> job.print().equals(print)).findFirst();
  }

  public void apply(JobEvent event) {
    PrintJob before = jobs.get(event.job());
    switch (event) {
      case JobEvent.Queued queued -> put(PrintJob.begun(queued));
      case JobEvent.Sent _, JobEvent.Ended _ -> put(before.with(event));
    }
  }

  /** Takes in a job as it was kept. */
  public void put(PrintJob job) {
    jobs.put(job.id(), job);
    if (job.isOpen()) {
      open.put(job.id(), job);
    } else {
      open.remove(job.id());
    }
  }
}
