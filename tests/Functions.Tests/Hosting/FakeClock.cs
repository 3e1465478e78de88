using System.Globalization;

namespace Leads.Functions.Tests.Hosting;

/// <summary>A clock that moves only when told; timers made from it ring while it moves.</summary>
public sealed class FakeClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = now;
    private TimeSpan _jumped;

    /// <summary>It shows another time now.</summary>
    public event Action? Moved;

    public static FakeClock At(string moment) =>
        new(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp()
    {
        lock (_gate)
            return (_now - _jumped).UtcTicks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_gate)
            _timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        List<FakeTimer> due;
        lock (_gate)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.IsDue((_now - _jumped).UtcTicks))];
        }

        Moved?.Invoke();
        foreach (var timer in due)
            timer.Ring();
    }

    /// <summary>Sets the time of day, as a person or a time server does: timers and measured times do not notice.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_gate)
            (_now, _jumped) = (_now + by, _jumped + by);
        Moved?.Invoke();
    }

    /// <summary>How many timers are set: tests wait for one before they move the clock.</summary>
    public int TimersSet
    {
        get
        {
            lock (_gate)
                return _timers.Count(timer => timer.IsSet);
        }
    }

    /// <summary>How long until the first of the timers rings; null while none is set.</summary>
    public TimeSpan? NextTimer
    {
        get
        {
            lock (_gate)
                return _timers.Min(timer => timer.Due) is { } due
                    ? TimeSpan.FromTicks(due - (_now - _jumped).UtcTicks)
                    : null;
        }
    }

    private sealed class FakeTimer(FakeClock clock, Action ring) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        /// <summary>By the clock's ticks; null while it is not set.</summary>
        public long? Due { get; private set; }

        public bool IsSet => Due is not null;

        public bool IsDue(long now) => Due <= now;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.GetTimestamp() + dueTime.Ticks;
            _period = period;
            return true;
        }

        public void Ring()
        {
            Due = _period == Timeout.InfiniteTimeSpan ? null : clock.GetTimestamp() + _period.Ticks;
            ring();
        }

        public void Dispose()
        {
            lock (clock._gate)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
