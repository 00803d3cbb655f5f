import Market
import Simulation
import Testing

@Suite("Paths in scenario files")
struct ScenarioPathTests {
  private static func text(_ path: String) -> String {
    "summary: S\nmarkets:\n  BTC-USDT:\n    path:\n" + path
  }

  @Test("points with and without activity and deviation")
  func points() throws {
    let scenario = try ScenarioText.scenario(
      Self.text(
        """
              - {at: 1h, price: 61800.01}
              - {at: 1h30m, price: 61500, activity: 2.5, deviation: 3}

        """))
    #expect(
      scenario.markets[0].path
        == PathPlan([
          PathPlan.Waypoint(at: .hours(1), price: Price(ticks: 6_180_001)),
          PathPlan.Waypoint(
            at: .minutes(90), price: Price(ticks: 6_150_000), activity: 2.5, deviation: 3),
        ]))
  }

  @Test(
    "what is wrong is told with its place",
    arguments: [
      (
        "      - {at: 0s, price: 61800}\n",
        "mine.yaml:5:9: the points of a path come one after another: 0s is not after the start, "
          + "where the price is"
      ),
      (
        "      - {at: 2h, price: 61800}\n      - {at: 1h, price: 61800}\n",
        "mine.yaml:6:9: the points of a path come one after another: 1h is not after the point "
          + "at 2h"
      ),
      (
        "      - {at: 2h, price: 61800.001}\n",
        "mine.yaml:5:25: the price of a path must be a multiple of the tick, 0.01, up to "
          + "1,000,000.00, found '61800.001'"
      ),
      (
        "      - {at: 2h, prize: 61800}\n",
        "mine.yaml:5:9: 'price' is missing\nmine.yaml:5:18: a point of a path has no key 'prize'; "
          + "did you mean 'price'?"
      ),
      (
        "      - {at: 2h, price: 61800, activity: 0}\n",
        "mine.yaml:5:42: the activity of a path must be a number from 0.01 to 20, found '0'"
      ),
      ("      7\n", "mine.yaml:5:7: path must be a list, found '7'"),
      ("      []\n", "mine.yaml:5:7: a path has 1 to 10000 points, found 0"),
    ])
  func problems(path: String, problem: String) throws {
    #expect(try ScenarioText.problems(Self.text(path)).joined(separator: "\n") == problem)
  }

  @Test("who has a path follows nobody")
  func followers() throws {
    let text = """
      summary: S
      markets:
        BTC-USDT:
        ETH-USDT:
          follows: BTC-USDT
          path: [{at: 1h, price: 2700}]
      """
    #expect(
      try ScenarioText.problems(text)
        == ["mine.yaml:5:14: a market that has a path of its own follows no other"])
  }
}
