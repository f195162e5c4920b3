using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PensionsAi.ClassificationClient;
using PensionsAi.Inference.Loading;
using PensionsAi.Inference.Metrics;
using PensionsAi.Inference.Onnx;
using PensionsAi.JobWorker;
using PensionsAi.MaskingClient;
using PensionsAi.Transcription.Audio;
using PensionsAi.Transcription.Domain;
using PensionsAi.Transcription.Model;
using PensionsAi.Transcription.TranscribeCall;

namespace PensionsAi.Transcription;

/// <summary>Calls become text: the job <c>transcriptions</c>.</summary>
public static class TranscriptionModule
{
    /// <summary>Registers the service. Reads <c>PENSIONSAI_MODELS</c> for the speech weights.</summary>
    public static IHostApplicationBuilder AddTranscription(this IHostApplicationBuilder builder)
    {
        builder.AddModel(
            "silero-vad",
            (services, verified) => new VoiceActivityDetector(
                new OnnxModel(verified, "silero_vad.onnx", services.GetRequiredService<InferenceMetrics>())),
            WarmUp);
        builder.Services.TryAddSingleton(Ffmpeg.Find());
        builder.Services.AddSingleton<AudioDecoder>();
        builder.Services.AddSingleton(new SpeechThresholds());
        builder.Services.AddSingleton<CallListener>();
        builder.Services.AddSingleton<SpeechModels>();
        builder.Services.AddOptions<TranscriptionOptions>()
            .BindConfiguration(TranscriptionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.AddMaskingClient();
        builder.AddClassificationClient();
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<CallTranscriber>(
            services,
            new InferenceGate(
                "speech-recognition",
                services.GetRequiredService<InferenceMetrics>(),
                services.GetRequiredService<IOptions<TranscriptionOptions>>().Value.Calls)));
        builder.Services.AddSingleton<RecordingCheck>();
        builder.Services.AddHostedService<TranscriptionStartup>();
        builder.AddJobHandler<TranscribeCallJob>("transcriptions");
        return builder;
    }

    /// <summary>Maps the service's endpoints.</summary>
    public static IEndpointRouteBuilder MapTranscription(this IEndpointRouteBuilder routes)
    {
        routes.MapTranscribeCallCheck();
        routes.MapModels();
        return routes;
    }

    private static void WarmUp(VoiceActivityDetector detector)
    {
        using var track = detector.Begin();
        track.Write(new float[VoiceActivityDetector.WindowSamples], _ => { });
    }
}
