namespace Leads.Functions.Tests.Survival;

/// <summary>Something the process is killed in the middle of, and how one sees that it has survived.</summary>
internal abstract class KilledActivity : IDisposable
{
    /// <summary>What the process needs besides its folder.</summary>
    public virtual (string Name, string Value)[] Settings => [];

    /// <summary>Whether it ends by itself: then kills are spread over what it takes.</summary>
    public virtual bool Ends => false;

    /// <summary>Sets the scene for one kill.</summary>
    public abstract Task PrepareAsync(KilledProcess process, int kill);

    /// <summary>Does it until it is done or the process is gone; says when it is under way.</summary>
    public abstract Task ActAsync(KilledProcess process, Action begun);

    /// <summary>Looks at what the next process finds; answers it in words.</summary>
    public abstract Task<string> CheckAsync(KilledProcess process);

    /// <summary>What else must hold when all is over.</summary>
    public virtual Task EndAsync(string folder) => Task.CompletedTask;

    /// <summary>Kills it, a while after it has begun.</summary>
    public virtual async Task KillAsync(KilledProcess process, TimeSpan moment)
    {
        var begun = new TaskCompletionSource();
        var acting = KilledProcess.UntilKilledAsync(() => ActAsync(process, () => begun.TrySetResult()));
        await Task.WhenAny(begun.Task, acting);
        await Task.Delay(moment);
        process.Kill();
        await acting;
    }

    public virtual void Dispose()
    {
    }
}
