import Testing

/// Tests that drive a program in a real terminal, one after another: each of them waits on a clock.
@Suite(
  .serialized, .enabled(if: Tmux.isAvailable, "tmux is not installed"), .timeLimit(.minutes(10)))
enum EndToEnd {}
