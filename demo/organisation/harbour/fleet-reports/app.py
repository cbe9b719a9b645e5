import pandas as pd
import plotly.express as px
import streamlit as st

from emissions import carbon_intensity

st.title("Fleet reports")
voyages = pd.read_parquet("data/voyages.parquet")
voyages["intensity"] = voyages.apply(
    lambda v: carbon_intensity(v.fuel_tonnes, v.deadweight, v.miles), axis=1
)
st.plotly_chart(px.scatter(voyages, x="speed", y="intensity", color="ship"))
