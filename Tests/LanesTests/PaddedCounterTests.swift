import Testing

@testable import Lanes

@Suite struct PaddedCounterTests {
  @Test func countsAndPublishes() {
    let counter = PaddedCounter(3)
    counter.add()
    counter.add(5)
    #expect(counter.value == 9)
    counter.publish(20)
    #expect(counter.acquire() == 20)
  }

  @Test func fillsTwoCacheLines() {
    #expect(MemoryLayout<PaddedCounter>.size == 128)
    #expect(MemoryLayout<PaddedCounter>.stride == 128)
  }
}
