using System.Security.Cryptography;
using Globus.Automate.Http;

namespace Globus.Automate.TokenStorage;

/// <summary>
/// Asks a vault on a thread of its own, and waits for it so long and no longer: a keyring that asks for its password,
/// or a bus that does not answer, cannot be interrupted.
/// </summary>
internal sealed class BoundedVault(IVault vault, TimeSpan patience)
{
    private volatile Task _last = Task.CompletedTask;

    /// <summary>Ends when nothing is under way any more.</summary>
    public Task Idle => _last;

    public Task<byte[]?> ReadAsync(Slot slot) => AskAsync(() => vault.Read(slot));

    public Task WriteAsync(Slot slot, byte[] bytes) => AskAsync(() => Done(() => vault.Write(slot, bytes)));

    public Task DeleteAsync(Slot slot) => AskAsync(() => Done(() => vault.Delete(slot)));

    public Task SetAsideAsync(Slot slot) => AskAsync(() => Done(() => vault.SetAside(slot)));

    private async Task<T> AskAsync<T>(Func<T> question)
    {
        if (!_last.IsCompleted)
        {
            throw Silent();
        }

        var answer = Task.Factory.StartNew(
            question,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        using var enough = new CancellationTokenSource();
        if (await Task.WhenAny(answer, Task.Delay(patience, enough.Token)).ConfigureAwait(false) != answer)
        {
            _last = answer.ContinueWith(
                late => _ = late.Exception,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            throw Silent();
        }

        enough.Cancel();
        return await KnownAsync(answer).ConfigureAwait(false);
    }

    private static async Task<T> KnownAsync<T>(Task<T> answer)
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (CryptographicException exception)
        {
            throw new InvalidDataException("It cannot be decrypted.", exception);
        }
        catch (Exception exception) when (exception is not (InvalidDataException or TokenStoreException))
        {
            throw new TokenStoreException($"Sign-ins cannot be kept: {exception.Message}", exception)
            {
                Failure = TokenStoreFailure.Unavailable,
            };
        }
    }

    private static bool Done(Action action)
    {
        action();
        return true;
    }

    private TokenStoreException Silent() =>
        new(
            $"What keeps sign-ins on this machine did not answer within {patience.TotalSeconds:0} seconds; it may "
                + "be locked."
        )
        {
            Failure = TokenStoreFailure.Unavailable,
        };
}
