import Config

config :notification_hub,
  database_url: System.fetch_env!("DATABASE_URL"),
  sms_token: File.read!(System.get_env("SMS_TOKEN_FILE", "/run/secrets/sms_token"))
