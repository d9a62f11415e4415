using System.Security.Cryptography;
using Globus.Automate.Auth.Storage;

namespace Globus.Automate.TokenStorage;

/// <summary>
/// Calls a backend on a separate thread and waits for a limited time: a keyring that asks for its password, or a bus
/// that does not respond, cannot be interrupted.
/// </summary>
internal sealed class TimeLimitedBackend(ISecretBackend backend, TimeSpan timeout)
{
    private volatile Task _last = Task.CompletedTask;

    /// <summary>Ends when no call is running any more.</summary>
    public Task Idle => _last;

    public Task<byte[]?> ReadAsync(SecretEntry entry) => RunAsync(() => backend.Read(entry));

    public Task WriteAsync(SecretEntry entry, byte[] bytes) => RunAsync(() => backend.Write(entry, bytes));

    public Task DeleteAsync(SecretEntry entry) => RunAsync(() => backend.Delete(entry));

    public Task QuarantineAsync(SecretEntry entry) => RunAsync(() => backend.Quarantine(entry));

    private Task<bool> RunAsync(Action operation) =>
        RunAsync(() =>
        {
            operation();
            return true;
        });

    private async Task<T> RunAsync<T>(Func<T> operation)
    {
        if (!_last.IsCompleted)
        {
            throw CreateTimeoutException();
        }

        var call = Task.Factory.StartNew(
            operation,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        using var timer = new CancellationTokenSource();
        if (await Task.WhenAny(call, Task.Delay(timeout, timer.Token)).ConfigureAwait(false) != call)
        {
            _last = call.ContinueWith(
                late => _ = late.Exception,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            throw CreateTimeoutException();
        }

        timer.Cancel();
        return await TranslateErrorsAsync(call).ConfigureAwait(false);
    }

    private static async Task<T> TranslateErrorsAsync<T>(Task<T> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (CryptographicException exception)
        {
            throw new InvalidDataException("The content cannot be decrypted.", exception);
        }
        catch (Exception exception) when (exception is not (InvalidDataException or TokenStoreException))
        {
            throw new TokenStoreException($"Sign-ins cannot be stored: {exception.Message}", exception)
            {
                Failure = TokenStoreFailure.Unavailable,
            };
        }
    }

    private TokenStoreException CreateTimeoutException() =>
        new(
            $"The credential store of this computer did not respond within {timeout.TotalSeconds:0} seconds. It may be "
                + "locked."
        )
        {
            Failure = TokenStoreFailure.Unavailable,
        };
}
