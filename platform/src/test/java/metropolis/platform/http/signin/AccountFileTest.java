package metropolis.platform.http.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import metropolis.platform.config.ConfigException;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AccountFileTest {
  private static final String HASH =
      "pbkdf2-sha256$600000$AAAAAAAAAAAAAAAAAAAAAA$" + "A".repeat(43);

  @TempDir Path folder;

  private static Account account(String name) {
    return new Account("id-" + name, name, Set.of(Role.GATE), HASH, 1, false);
  }

  @Test
  void changes_made_at_once_by_several_services_are_all_kept() throws Exception {
    Path path = folder.resolve("accounts.yaml");
    List<Callable<AccountBook>> changes =
        IntStream.range(0, 12)
            .<Callable<AccountBook>>mapToObj(
                i -> () -> new AccountFile(path).change(book -> book.plus(account("gate-" + i))))
            .toList();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<AccountBook> done : threads.invokeAll(changes)) {
        done.get();
      }
    }

    assertThat(new AccountFile(path).book().accounts()).hasSize(12);
  }

  @Test
  void services_that_start_together_make_one_admin_and_one_password() throws Exception {
    Path path = folder.resolve("accounts.yaml");
    SignedTokens tokens = SignedTokens.forThisRun();
    Callable<SignIn> start = () -> SignIn.open(path, tokens, InstantSource.system());

    List<SignIn> started;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SignIn>> all = threads.invokeAll(List.of(start, start, start));
      started = List.of(all.get(0).get(), all.get(1).get(), all.get(2).get());
    }

    assertThat(started.stream().flatMap(it -> it.firstPassword().stream())).hasSize(1);
    assertThat(new AccountFile(path).book().accounts()).hasSize(1);
  }

  @Test
  void a_file_written_by_hand_is_checked_and_its_faults_are_placed() throws Exception {
    Path path = folder.resolve("accounts.yaml");
    Files.writeString(
        path,
        """
        accounts:
        - id: A1B2C3
          name: Amara Diallo
          roles: [GATE]
          password: secret
          epoch: 1
          mustChange: false
        tokens: []
        """);

    assertThatThrownBy(() -> new AccountFile(path))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("accounts.yaml:2:")
        .hasMessageContaining("accounts[0]: Give a name of 2 to 40")
        .hasMessageNotContaining("secret");
  }

  @Test
  void nothing_is_left_of_files_on_the_way() throws Exception {
    Path path = folder.resolve("accounts.yaml");
    new AccountFile(path).change(book -> book.plus(account("gate")));

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("accounts.yaml", ".accounts.yaml.lock");
    }
  }
}
